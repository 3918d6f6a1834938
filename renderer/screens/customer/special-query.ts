import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

/** Shows special-category information for a stated reason. Each look is audited, so nothing asks by itself and nothing is kept. */
export const useSpecialView = () =>
  useMutation({ mutationFn: (look: Input<'specialCategory.read'>) => desk.specialCategory.read(look) });
