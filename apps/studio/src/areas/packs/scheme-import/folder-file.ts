/** A chosen folder as one document that the server unpacks: `{"files": {name: base64}}`, named after the folder; nothing where it holds no table. */
export async function folderFile(files: readonly File[]): Promise<File | undefined> {
  const wanted = files.filter((file) => !file.name.startsWith('.') && isTable(file.name) && isDirectlyIn(file));
  if (wanted.length === 0) return undefined;
  const contents = await Promise.all(wanted.map(async (file) => [file.name, await base64(file)] as const));
  const folder = wanted[0]?.webkitRelativePath.split('/')[0] ?? '';
  return new File([JSON.stringify({ files: Object.fromEntries(contents) })], `${folder || 'scheme'}.folder`, {
    type: 'application/json',
  });
}

/** A browser gives what folders below hold, too; the tables of one scheme lie side by side. */
function isDirectlyIn({ webkitRelativePath }: File): boolean {
  return webkitRelativePath.split('/').length <= 2;
}

/** Answers that some folders carry beside their tables, and everything that is no table, stay here. */
function isTable(name: string): boolean {
  return /\.(csv|csv\.gz|json)$/i.test(name) && name !== 'cases.csv' && name !== 'recommend.csv';
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}

/** As many arguments as every browser takes. */
const CHUNK = 0x8000;
