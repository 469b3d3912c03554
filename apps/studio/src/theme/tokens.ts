/**
 * Every colour, size and shape of the studio; antd, charts, canvas and our own CSS are themed from this one file.
 * Contrast of text colours on surface and tint is at least 4.5:1.
 */
export const color = {
  ink: '#1B2430',
  muted: '#5B6675',
  line: '#E3E7EC',
  lineStrong: '#CBD2DA',
  canvas: '#F6F7F9',
  surface: '#FFFFFF',
  accent: '#0E7C7B',
  accentHover: '#0B6665',
  accentTint: '#E4F2F1',
  warp: '#3B4BA3',
  warpTint: '#EAECF7',
  block: '#B3261E',
  blockTint: '#FBECEB',
  error: '#B4470F',
  errorTint: '#FBEFE8',
  warn: '#8A6100',
  warnTint: '#FAF3E1',
  info: '#2B6CB0',
  infoTint: '#E9F1F9',
  notEvaluable: '#6B5B95',
  notEvaluableTint: '#F0EEF6',
  pass: '#2E7D4F',
  passTint: '#E8F3EC',
  nation: '#4A5568',
  province: '#2B6CB0',
  city: '#0E7C7B',
  hospital: '#3B4BA3',
} as const;
export type ColorName = keyof typeof color;

export const size = {
  body: 14,
  table: 13,
  small: 12,
  h1: 20,
  h2: 16,
  h3: 14,
  radius: 6,
  row: 32,
  rail: 56,
  railWide: 200,
  top: 48,
} as const;

export const font = {
  text: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  code: "'JetBrains Mono', 'Cascadia Mono', Consolas, 'SF Mono', 'DejaVu Sans Mono', Menlo, monospace",
} as const;

/** What floats (menus, dialogs, drawers) has this shadow; nothing else has one. */
export const shadow = '0 6px 24px rgba(27, 36, 48, 0.14), 0 1px 3px rgba(27, 36, 48, 0.08)';

/** Severities and states that findings and checks have, each with a shape of its own beside its colour. */
export const severityLook = {
  block: { shape: '■', color: color.block, tint: color.blockTint },
  error: { shape: '◆', color: color.error, tint: color.errorTint },
  warn: { shape: '▲', color: color.warn, tint: color.warnTint },
  info: { shape: '●', color: color.info, tint: color.infoTint },
  notEvaluable: { shape: '◌', color: color.notEvaluable, tint: color.notEvaluableTint },
  pass: { shape: '✓', color: color.pass, tint: color.passTint },
} as const;
export type SeverityLook = keyof typeof severityLook;

export const layerLook = {
  nation: { letter: '国', color: color.nation },
  province: { letter: '省', color: color.province },
  city: { letter: '市', color: color.city },
  hospital: { letter: '院', color: color.hospital },
} as const;
export type LayerId = keyof typeof layerLook;

/** The tokens as CSS variables `--cl-<name>`, for our own style sheets and the canvas. */
export function cssVariables(): string {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const lines = [
    ...Object.entries(color).map(([name, value]) => `--cl-${kebab(name)}: ${value};`),
    ...Object.entries(size).map(([name, value]) => `--cl-size-${kebab(name)}: ${value}px;`),
    `--cl-font-text: ${font.text};`,
    `--cl-font-code: ${font.code};`,
    `--cl-shadow: ${shadow};`,
  ];
  return `:root { ${lines.join(' ')} }`;
}
