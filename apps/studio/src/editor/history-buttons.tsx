import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { canRedo, canUndo, type History } from './history.ts';

interface Props {
  readonly history: History<unknown>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The two words, in the area's language. */
  readonly words: { readonly undo: string; readonly redo: string };
}

/** Undo and redo for a document with history; the same pair in every editor. */
export function HistoryButtons({ history, onUndo, onRedo, words }: Props) {
  return (
    <>
      <Tooltip title={`${words.undo} Ctrl Z`}>
        <Button
          type="text"
          size="small"
          icon={<UndoOutlined />}
          disabled={!canUndo(history)}
          onClick={onUndo}
          aria-label={words.undo}
          data-testid="undo"
        />
      </Tooltip>
      <Tooltip title={`${words.redo} Ctrl Y`}>
        <Button
          type="text"
          size="small"
          icon={<RedoOutlined />}
          disabled={!canRedo(history)}
          onClick={onRedo}
          aria-label={words.redo}
          data-testid="redo"
        />
      </Tooltip>
    </>
  );
}
