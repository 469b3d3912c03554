import type { DropdownProps, MenuProps } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/index.ts';
import type { GridRange } from './grid-types.ts';
import type { GridActions } from './use-grid-actions.ts';

interface Around {
  readonly actions: GridActions;
  readonly editable: boolean;
  readonly range: GridRange;
  readonly isSorted: boolean;
  readonly onCopy: () => void;
  readonly onCut: () => void;
  readonly onPaste: () => void;
}

/** The menu of the selected cells and rows, by the right mouse button or Shift+F10. */
export function useRowMenu({ actions, editable, range, isSorted, onCopy, onCut, onPaste }: Around): {
  readonly dropdown: DropdownProps;
  readonly openAt: (point: { readonly x: number; readonly y: number }) => void;
} {
  const t = useT('grid');
  const [isOpen, setOpen] = useState(false);
  const count = range.bottom - range.top + 1;
  const items: MenuProps['items'] = [
    ...(editable ? [{ key: 'cut', label: t('range.cut'), extra: 'Ctrl X' }] : []),
    { key: 'copy', label: t('range.copy'), extra: 'Ctrl C' },
    ...(editable
      ? [
          { key: 'paste', label: t('range.paste'), extra: 'Ctrl V' },
          { key: 'clear', label: t('range.clear'), extra: 'Del' },
          { key: 'fillDown', label: t('range.fillDown'), extra: 'Ctrl D' },
          { key: 'fillRight', label: t('range.fillRight'), extra: 'Ctrl R' },
          { type: 'divider' as const },
          { key: 'above', label: t('row.insertAbove', { count }), extra: 'Ctrl Alt =' },
          { key: 'below', label: t('row.insertBelow', { count }) },
          { key: 'duplicate', label: t('row.duplicate') },
          { key: 'up', label: t('row.up'), extra: 'Alt Shift ↑', disabled: isSorted },
          { key: 'down', label: t('row.down'), extra: 'Alt Shift ↓', disabled: isSorted },
          { type: 'divider' as const },
          { key: 'remove', label: t('row.remove', { count }), extra: 'Ctrl Alt −', danger: true },
        ]
      : []),
  ];
  const run: Readonly<Record<string, () => void>> = {
    cut: onCut,
    copy: onCopy,
    paste: onPaste,
    clear: actions.clear,
    fillDown: () => actions.fillRange('down'),
    fillRight: () => actions.fillRange('right'),
    above: () => actions.insert('above'),
    below: () => actions.insert('below'),
    duplicate: actions.duplicate,
    up: () => actions.move(-1),
    down: () => actions.move(1),
    remove: actions.remove,
  };
  return {
    dropdown: {
      open: isOpen,
      trigger: ['contextMenu'],
      onOpenChange: setOpen,
      menu: {
        items,
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          setOpen(false);
          run[key]?.();
        },
      },
    },
    openAt: ({ x, y }) => {
      const target = document.elementFromPoint(x, y - 4);
      target?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: x, clientY: y }));
    },
  };
}
