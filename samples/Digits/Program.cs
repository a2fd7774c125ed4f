using System.CommandLine;
using Digits;

Option<int> seed = new("--seed") { Description = "Seed of the initial weights and of the order of the pictures." };
Option<DirectoryInfo> output = new("--output")
{
    Description = "Folder for the weights and the learning curve.",
    DefaultValueFactory = _ => new DirectoryInfo("."),
};
RootCommand command = new("Trains a classifier of 8×8 handwritten digits.") { seed, output };
command.SetAction(result => TrainAndShow.Run(result.GetValue(seed), result.GetValue(output)!));
return command.Parse(args).Invoke();
