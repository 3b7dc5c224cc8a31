// For editors and `npx depcruise src`. The rules themselves are made from the map in tools/rooms/map.ts; `npm run check -- rooms` runs all of them.
const { rulesOfWriting } = require('./tools/rooms/rules.ts');

module.exports = {
  forbidden: rulesOfWriting(),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
};
