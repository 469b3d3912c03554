import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { isDash } from '../../values/text.ts';
import type { BoundColumn, Form } from './form.ts';

const PARTS = ['province', 'city', 'county'];
const GAP = '-';

/**
 * A place in three columns: province, city, county. The record holds one text, parts separated by one blank; an empty part
 * before another is `-`. Blanks inside a part are dropped.
 */
export const placePart: Form = {
  reader: (columns) => {
    const set = compileSetter(columns[0]!.path);
    const inOrder: readonly (BoundColumn | undefined)[] = PARTS.map((name) =>
      columns.find(({ part }) => part === name),
    );
    return (reading) => {
      const texts = inOrder.map((column) => tidy(column === undefined ? '' : reading.cell(column.index)));
      while (texts.length > 0 && texts.at(-1) === '') texts.pop();
      if (texts.length > 0) set(reading.draft, texts.map((text) => text || GAP).join(' '));
    };
  },
  writer: ({ path, part }) => {
    const steps = parsePath(path)!;
    const place = PARTS.indexOf(part!);
    return (record) => {
      const value = valueAtSteps(record, steps);
      if (typeof value !== 'string') return '';
      const texts = value.split(' ').filter((text) => text !== '');
      const text = place === PARTS.length - 1 ? texts.slice(place).join('') : (texts[place] ?? '');
      return text === GAP ? '' : text;
    };
  },
};

function tidy(text: string): string {
  return isDash(text) ? '' : text.split(' ').join('').replaceAll('\u3000', '');
}
