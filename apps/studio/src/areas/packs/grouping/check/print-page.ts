/**
 * Prints one part of the page by itself, with everything in it unfolded, under a line that says whose it is and when. The part is copied into a frame
 * of its own, because what scrolls on the screen would be cut off on paper.
 */
export function printPage(part: HTMLElement, heading: string): void {
  const frame = document.createElement('iframe');
  frame.title = heading;
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:0;height:0;border:0';
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  if (page === null || view === null) return frame.remove();
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
    page.head.append(page.importNode(sheet, true));
  page.documentElement.lang = document.documentElement.lang;
  page.title = heading;
  const line = page.createElement('p');
  line.textContent = heading;
  line.style.cssText = 'font-size:11px;padding:0 20px';
  const copy = page.importNode(part, true);
  for (const folded of copy.querySelectorAll('details')) folded.open = true;
  page.body.style.cssText = 'background:#fff;overflow:visible;height:auto';
  page.documentElement.style.height = 'auto';
  page.body.append(line, copy);
  view.addEventListener('afterprint', () => frame.remove());
  const sheets = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  const loaded = sheets.map(
    (sheet) =>
      new Promise<void>((resolve) => {
        if (sheet.sheet !== null) resolve();
        sheet.addEventListener('load', () => resolve());
        sheet.addEventListener('error', () => resolve());
      }),
  );
  void Promise.all(loaded).then(() => view.print());
}
