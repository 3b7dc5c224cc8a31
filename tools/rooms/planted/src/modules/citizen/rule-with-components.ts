// breaks: modules-borrow-components-for-ui
import { label } from '#ui';

export const dressed = label;
