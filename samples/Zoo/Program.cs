using System.CommandLine;
using System.Globalization;
using Zoo;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
RootCommand root = new("The chart of neural networks, each declared as a class, trained and drawn.");
foreach (Command command in ZooCommands.Create(Animals.All))
{
    root.Add(command);
}

return root.Parse(args).Invoke();
