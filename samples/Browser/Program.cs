using System.Diagnostics;
using System.Runtime.Intrinsics;
using Browser;
using StaticNets;

// The page shows what this program writes.
const int Repetitions = 10_000;
float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
float[] y = [0, 1, 1, 0];

long start = Stopwatch.GetTimestamp();
XorNet net = new(seed: 1);
net.Fit(
    new Dataset(x, y),
    new FitOptions
    {
        Epochs = 500,
        BatchSize = 4,
        Optimizer = new Adam(0.05),
        Parallelism = 1,
    }
);
Console.WriteLine(
    $"trained in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms, vectors of 128 bits in hardware: {Vector128.IsHardwareAccelerated}"
);

float[] predicted = net.Predict(x);
for (int row = 0; row < y.Length; row++)
{
    Console.WriteLine($"{x[2 * row]} xor {x[(2 * row) + 1]} = {predicted[row]:F3}");
}

start = Stopwatch.GetTimestamp();
for (int i = 0; i < Repetitions; i++)
{
    net.Predict(x, predicted);
}

Console.WriteLine($"a prediction of four rows takes {Stopwatch.GetElapsedTime(start).TotalMicroseconds / Repetitions:F2} µs");
Console.WriteLine("done");
