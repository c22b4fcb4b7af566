import type { CostSide } from '@contract/breakthrough-words';
import type { CostInput } from '@contract/breakthroughs';

/** "huurachterstand 3600" on a line each; how the costs of one side are typed. */
export const costLines = (costs: readonly CostInput[], side: CostSide): string => costs.filter((cost) => cost.side === side).map(({ label, yearlyEuros }) => `${label} ${yearlyEuros}`).join('\n');

const LINE = /^(.*?)[\s:]+(-?)€?\s*(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,-)?$/;

/** The costs back; undefined where a line has no amount, or a negative one. */
export function costsOf(lines: string, side: CostSide): CostInput[] | undefined {
  const costs = lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [, label, minus, amount] = LINE.exec(line) ?? [];
    return label && amount && !minus ? { side, label: label.trim(), yearlyEuros: Number(amount.replaceAll(/\D/g, '')) } : undefined;
  });
  return costs.some((cost) => cost === undefined) ? undefined : (costs as CostInput[]);
}
