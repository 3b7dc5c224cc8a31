// breaks: every-import-leads-somewhere
import { nothing } from '#kernel/nowhere';

export const lost = nothing;
