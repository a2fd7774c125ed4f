using System.Globalization;
using Amps;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return AmplifierCommands.Create().Parse(args).Invoke();
