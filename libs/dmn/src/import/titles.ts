import type { LocalText } from '@caseloom/pack';
import type { XmlElement } from '../xml/xml-element.ts';
import { ownAttribute } from './model-reader.ts';

/** The title of an element: ours in both languages, else its label; undefined when it says no more than the id. */
export function titleOf(element: XmlElement, id: string): LocalText | undefined {
  const label = element.attributes.get('label');
  const zh = ownAttribute(element, 'zh') ?? label;
  const en = ownAttribute(element, 'en') ?? label;
  return zh === undefined || en === undefined || (zh === id && en === id) ? undefined : { zh, en };
}
