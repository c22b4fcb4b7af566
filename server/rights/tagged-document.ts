import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import type { Language } from '../contract/roles.js';

const require = createRequire(import.meta.url);
/** Loaded with the first document: it brings all that knows about fonts, and most starts of the server never need it. */
const pdfkit = (): typeof PDFDocument => require('pdfkit') as typeof PDFDocument;
/** Fonts that come whole with a package: nothing is fetched, and Latin, Greek and Cyrillic names can be written. */
const FONTS = { plain: require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'), strong: require.resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf') };

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
/** In points. Large: it is read at a kitchen table. */
const SIZES = { title: 26, heading: 18, text: 13, small: 10.5 };
const MARGIN = 56;
const INK = '#1d2430';
const SOFT = '#4d5766';

/**
 * A plain document with what a screen reader needs: language, title, headings, paragraphs and lists are marked as what they
 * are, and page numbers as no part of the text. Used by everything that goes to people on paper.
 */
export class TaggedDocument {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<Buffer>;

  constructor(
    private readonly title: string,
    language: Language,
    madeAt: Date,
  ) {
    this.pdf = new (pdfkit())({
      size: 'A4',
      margin: MARGIN,
      tagged: true,
      pdfVersion: '1.7',
      lang: LOCALES[language],
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Creator: 'Samenregie', Producer: 'Samenregie', CreationDate: madeAt },
    });
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.done = new Promise((resolveDone) => this.pdf.on('end', () => resolveDone(Buffer.concat(this.chunks))));
    this.pdf.registerFont('plain', FONTS.plain).registerFont('strong', FONTS.strong);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.add('H1', () => this.write(title, 'strong', SIZES.title, INK));
    this.pdf.moveDown(0.3);
  }

  heading(text: string): void {
    // A heading does not stand alone at the foot of a page.
    if (this.pdf.y > this.pdf.page.height - MARGIN - 90) this.pdf.addPage();
    this.pdf.moveDown(0.9);
    this.add('H2', () => this.write(text, 'strong', SIZES.heading, INK));
    this.pdf.moveDown(0.25);
  }

  paragraph(text: string): void {
    this.add('P', () => this.write(text, 'plain', SIZES.text, INK));
    this.pdf.moveDown(0.4);
  }

  /** Each item one or more lines; the first is what it is, the others say more about it. */
  list(items: readonly (readonly string[])[]): void {
    const list = this.pdf.struct('L');
    this.root.add(list);
    for (const [first = '', ...more] of items) {
      const item = this.pdf.struct('LI');
      list.add(item);
      if (this.pdf.y > this.pdf.page.height - MARGIN - 40) this.pdf.addPage();
      const left = this.pdf.x;
      this.add('Lbl', () => this.pdf.font('plain').fontSize(SIZES.text).fillColor(SOFT).text('•', left, this.pdf.y, { lineBreak: false }), item);
      this.add('LBody', () => this.lines(first, more, left + 16), item);
      this.pdf.x = left;
      item.end();
      this.pdf.moveDown(0.3);
    }
    list.end();
  }

  /** The finished file. `page` says "page 1 of 3" in the language of the document. */
  async bytes(page: (number: number, of: number) => string): Promise<Buffer> {
    this.root.end();
    const { count } = this.pdf.bufferedPageRange();
    for (let number = 0; number < count; number++) {
      this.pdf.switchToPage(number);
      this.pdf.page.margins.bottom = 0;
      this.pdf.markContent('Artifact', { type: 'Pagination' });
      this.pdf
        .font('plain')
        .fontSize(SIZES.small)
        .fillColor(SOFT)
        .text(`${this.title} · ${page(number + 1, count)}`, MARGIN, this.pdf.page.height - 38, { width: this.pdf.page.width - 2 * MARGIN, align: 'right', lineBreak: false });
      this.pdf.endMarkedContent();
    }
    this.pdf.end();
    return this.done;
  }

  private add(tag: string, write: () => void, within = this.root): void {
    within.add(this.pdf.struct(tag, {}, write));
  }

  private lines(first: string, more: readonly string[], left: number): void {
    this.pdf.x = left;
    this.write(first, 'plain', SIZES.text, INK);
    for (const line of more) this.write(line, 'plain', SIZES.text, SOFT);
  }

  private write(text: string, font: 'plain' | 'strong', size: number, colour: string): void {
    this.pdf.font(font).fontSize(size).fillColor(colour).text(text, { lineGap: size * 0.28, width: this.pdf.page.width - MARGIN - this.pdf.x });
  }
}
