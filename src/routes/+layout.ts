/** Pages are complete without JavaScript; those that truly gain from it switch it on themselves. */
export const csr = false;
