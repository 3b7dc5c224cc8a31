// breaks: nobody-needs-a-test
import { aPlace } from '../test/factory.ts';

export const leaning = aPlace;
