import { Argument, Command } from 'commander';

export function disconnectCommand(): Command {
  return new Command('disconnect')
    .description('unlink your own WhatsApp number: logs out, deletes the profile, forgets the number')
    .addArgument(new Argument('<account>', 'which one').choices(['whatsapp-web']))
    .addHelpText(
      'after',
      `
Accounts of the platforms with an API are disconnected at Meta, and by emptying their settings.

Examples:
  ./hearth disconnect whatsapp-web`,
    )
    .action(async () => {
      const { disconnectNumber } = await import('../personal-number.js');
      await disconnectNumber();
    });
}
