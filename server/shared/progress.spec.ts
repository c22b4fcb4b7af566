import { tellProgress } from './progress.js';

function told(isTTY: boolean, task: (progress: ReturnType<typeof tellProgress>) => void): string {
  let written = '';
  task(tellProgress('Filling', 'rows', { isTTY, write: (text: string | Uint8Array) => ((written += text as string), true) }));
  return written;
}

describe('how far something has come', () => {
  it('is a bar on a terminal, which leaves nothing behind', () => {
    const written = told(true, (progress) => {
      progress.at(5, 10);
      progress.at(10, 10);
      progress.end();
    });
    expect(written).toMatch(/^\rFilling █{15}░{15} 50 % {2}5 of 10 rows/);
    expect(written).toContain('100 %');
    expect(written.endsWith('\r\u001b[K')).toBe(true);
    expect(written).not.toContain('\n');
  });

  it('is never more than all of it', () => {
    expect(told(true, (progress) => progress.at(12, 10))).toContain(`${'█'.repeat(30)} 100 %`);
  });

  it('says nothing of what is soon done where there is no terminal', () => {
    expect(told(false, (progress) => { progress.at(5, 10); progress.at(10, 10); progress.end(); })).toBe('');
  });
});
