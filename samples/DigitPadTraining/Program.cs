using System.CommandLine;
using System.Globalization;
using Courses;
using DigitPadTraining;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<int> seed = new("--seed") { Description = "Seed of the first weights, of the order of the pictures and of their variations." };
Option<int> epochs = new("--epochs")
{
    Description = "How often each picture is shown, in a new variation each time.",
    DefaultValueFactory = _ => 20,
};
Option<FileInfo> output = new("--output")
{
    Description = "The file of the weights.",
    DefaultValueFactory = _ => new FileInfo("digit-reader.safetensors"),
};
RootCommand command = new("Trains the network of DigitPad on the MNIST images.") { DataFolder.Option, seed, epochs, output };
command.SetAction(result =>
    ReaderTraining.Run(result.GetValue(DataFolder.Option)!, result.GetValue(seed), result.GetValue(epochs), result.GetValue(output)!)
);
return command.Parse(args).Invoke();
