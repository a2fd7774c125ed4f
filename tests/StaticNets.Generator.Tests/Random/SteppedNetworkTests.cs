using System.Globalization;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Random recurrent networks compute the same numbers step by step as from the whole sequence.</summary>
public sealed class SteppedNetworkTests
{
    private const int Networks = 40;

    // A single step may add the features in another order than the whole sequence. Such rounding errors of 1e-16 are magnified by up to a
    // dozen layers and steps, each with derivatives of a few units.
    private const double Tolerance = 1e-10;

    [Fact]
    public void StepsEqualPredict()
    {
        RandomNetwork[] networks =
        [
            .. Enumerable.Range(0, 4000).Select(seed => RandomNetworks.Draw(seed, forGradients: true)).Where(HasSteps).Take(Networks),
        ];
        Assert.Equal(Networks, networks.Length);
        GeneratedCompilation generated = GeneratorHost
            .Generate([.. networks.Select(network => GeneratorHost.Parse(network.Print(), network.Name + ".cs"))])
            .Emitted();
        generated.AssertClean("random recurrent networks");
        using LoadedNetworks loaded = new(generated);
        int stepped = 0;
        foreach (RandomNetwork network in networks)
        {
            if (loaded.Stepped(network) is not { } steps)
            {
                continue;
            }

            stepped++;
            for (int i = 0; i < steps.Predicted.Length; i++)
            {
                double error = Math.Abs(steps.Predicted[i] - steps.Stepped[i]);
                string found = string.Create(CultureInfo.InvariantCulture, $"output {i} is {steps.Stepped[i]}, not {steps.Predicted[i]}");
                Assert.True(error <= Tolerance * (1 + Math.Abs(steps.Predicted[i])), $"seed {network.Seed}: {found}\n{network.Print()}");
            }
        }

        Assert.True(stepped >= Networks / 4, $"Only {stepped} of {Networks} networks have steps.");
    }

    private static bool HasSteps(RandomNetwork network) =>
        network.Input.Shape.Length == 2 && network.Layers.Any(layer => layer.Kind == "SimpleRnn");
}
