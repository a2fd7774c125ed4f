using System.Globalization;
using StaticNets.Tool.Commands;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return StaticNetsCommand.Run(args, Console.Out, Console.Error);
