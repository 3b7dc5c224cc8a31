/** Whole đồng as the law writes them: `15.000 đồng`. */
export function formatDong(amount: number): string {
  return `${Math.trunc(amount)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đồng`;
}
