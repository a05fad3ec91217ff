/**
 * Mail programs want every style on its element; colours are repeated as classes only so that the
 * dark scheme can change them. Persimmon is a shade deeper than on the pages: white on it must read.
 */
export const colours = {
  paper: '#fbf8f3',
  surface: '#ffffff',
  ink: '#1c1a17',
  soft: '#6b655c',
  line: '#e8e5e0',
  accent: '#c8421a',
  onAccent: '#ffffff',
}

export const darkColours: typeof colours = {
  paper: '#14120f',
  surface: '#1d1a16',
  ink: '#f4efe7',
  soft: '#a79f93',
  line: '#35312b',
  accent: '#f2875f',
  onAccent: '#1c1a17',
}

export const fonts =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial," +
  "'PingFang SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;"
export const serif =
  "font-family:Georgia,'Times New Roman','Songti SC','Noto Serif SC','Noto Serif CJK SC',SimSun,serif;"

export const moneyStyle = 'white-space:nowrap;font-variant-numeric:tabular-nums;'
export const wraps = 'overflow-wrap:anywhere;word-break:break-word;'

const darkRules = (before: string) => {
  const { paper, surface, ink, soft, line, accent, onAccent } = darkColours
  return [
    `${before}.paper{background:${paper}!important}`,
    `${before}.surface{background:${surface}!important}`,
    `${before}.ink{color:${ink}!important}`,
    `${before}.soft{color:${soft}!important}`,
    `${before}.rule{border-color:${ink}!important}`,
    `${before}.line{border-color:${line}!important}`,
    `${before}.accent{color:${accent}!important}`,
    `${before}.button{background:${accent}!important;color:${onAccent}!important}`,
  ].join('')
}

/** No quotes, ampersands or angle brackets: rendered as text into the style element. */
export const styleSheet = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media(prefers-color-scheme:dark){${darkRules('')}}`,
  // Outlook's own dark mode.
  darkRules('[data-ogsc] '),
  // Mail programs take the side of amounts from the cell, which knows no direction.
  '[dir=rtl] td[align=right]{text-align:left}',
  '@media(max-width:600px){.gutter{padding:0!important}.sheet{padding:28px 20px!important;',
  'border-radius:0!important}.outside{padding-left:20px!important;padding-right:20px!important}}',
].join('')
