using System.Globalization;
using StaticNets;
using StaticNetsApp;

// dotnet run -c Release              trains the network and saves its weights
// dotnet run -c Release -- 0.5 0.25  predicts the class of a point
const string Weights = "moons.safetensors";

if (args is [string first, string second])
{
    float[] point = [float.Parse(first, CultureInfo.InvariantCulture), float.Parse(second, CultureInfo.InvariantCulture)];
    Console.WriteLine($"class {MoonNet.Load(Weights).PredictClass(point)}");
    return;
}

Dataset train = Make.Moons(1000, noise: 0.1, seed: 1).ToBinaryDataset();
Dataset test = Make.Moons(1000, noise: 0.1, seed: 2).ToBinaryDataset();

var net = new MoonNet(seed: 1);
net.Fit(
    train,
    new FitOptions
    {
        Epochs = 50,
        BatchSize = 32,
        Optimizer = new Adam(0.01),
        Validation = test,
        Progress = TrainingProgress.ToConsole(every: 10),
    }
);
net.Save(Weights);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy {net.Evaluate(test).Accuracy:F3}, weights in {Weights}"));
