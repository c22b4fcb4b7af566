import type { DigestMail, MailLine, MailLink, MailPart } from './digest-mail.js';

/** The mail as plain text. */
export function asText({ title, parts, footer }: DigestMail): string {
  const blocks = [
    title,
    ...parts.map(({ heading, before, lines, after, links }) =>
      [heading.toUpperCase(), ...before, ...lines.map(({ count, words }) => `${String(count).padStart(4)}  ${words}`), ...after, ...links.map(linkText)].join('\n'),
    ),
    ['--', ...footer.sentences, linkText(footer.link)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const linkText = ({ label, url }: MailLink): string => `${label}: ${url}`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** The same as HTML that asks for nothing from elsewhere: no image, no font, no script. Light or dark as the reader's program is. */
export const asHtml = ({ language, subject, title, parts, footer }: DigestMail): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${safe(subject)}</title>
<style>${STYLES}</style>
</head>
<body>
<div class="page">
<p class="product">Samenregie</p>
<h1>${safe(title)}</h1>
${parts.map(part).join('\n')}
<div class="footer">
${footer.sentences.map(paragraph).join('\n')}
<p>${link(footer.link)}</p>
</div>
</div>
</body>
</html>
`;

const part = ({ heading, before, lines, after, links }: MailPart): string => `<div class="card">
<h2>${safe(heading)}</h2>
${[...before.map(paragraph), ...(lines.length > 0 ? [`<table role="presentation">\n${lines.map(line).join('\n')}\n</table>`] : []), ...after.map(paragraph)].join('\n')}
${links.map((each) => `<p class="go">${link(each)}</p>`).join('\n')}
</div>`;

const paragraph = (sentence: string): string => `<p>${safe(sentence)}</p>`;

const line = ({ count, words, urgent }: MailLine): string => `<tr${urgent ? ' class="urgent"' : ''}><td class="count">${count}</td><td>${safe(words)}</td></tr>`;

const link = ({ label, url }: MailLink): string => `<a href="${safe(url)}">${safe(label)}</a>`;

/** The colours of the product. */
const STYLES = `
body { margin: 0; background: #fbf7f0; color: #22302f; font: 16px/1.5 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; -webkit-text-size-adjust: 100%; }
.page { max-width: 560px; margin: 0 auto; padding: 24px 16px; }
.product { margin: 0; color: #1c5a63; font-weight: 700; }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.25; }
h2 { margin: 0 0 8px; font-size: 18px; line-height: 1.3; }
p { margin: 0 0 4px; }
.card { margin: 0 0 16px; padding: 18px 20px; border: 1px solid #e5dccd; border-radius: 12px; background: #ffffff; }
table { width: 100%; margin: 12px 0; border-collapse: collapse; }
td { padding: 7px 0; border-top: 1px solid #e5dccd; vertical-align: top; }
td.count { width: 44px; padding-right: 14px; font-weight: 700; text-align: right; }
.urgent td { background: #fce7dd; color: #7a2a10; font-weight: 700; }
a { color: #1c5a63; }
.go { margin: 12px 0 0; font-weight: 700; }
.go + .go { margin-top: 6px; }
.footer { padding: 0 4px; color: #56605d; font-size: 14px; }
@media (prefers-color-scheme: dark) {
body { background: #14191a; color: #ebe8e1; }
.card { background: #1c2324; border-color: #364041; }
td { border-color: #364041; }
.product, a { color: #92d2d8; }
.urgent td { background: #4f291c; color: #ffdccf; }
.footer { color: #b3b9b4; }
}
`;
