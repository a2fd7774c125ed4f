using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Passes that compute the same layer in different ways have functions with different names, or the same way.</summary>
public sealed class DistinctFunctionTests
{
    /// <summary>A sequence applies the sigmoid inside the product, a step after it.</summary>
    [Fact]
    public void AStepMayApplyTheActivationLater() =>
        Compiles(
            "[Input(Steps.Any, 3)] [SimpleRnn(4, ReturnSequences = true)] [Dense(1, PerStep = true, Activation = Activation.Sigmoid)]"
        );

    /// <summary>The loss of the first output reads the input, so its rows are padded, for the product of the second output too.</summary>
    [Fact]
    public void AnOutputMayBeTheInput() =>
        Compiles(
            "[Input(2, 3)] [Flatten(Name = \"flat\")] [Dense(4, Name = \"code\")] [Output(\"flat\", Loss = Loss.MeanSquaredError)] "
                + "[Output(\"code\", Loss = Loss.MeanSquaredError)]",
            network: "[Network]"
        );

    /// <summary>The windows of all steps between would be longer than an array, so the network has no Step.</summary>
    [Fact]
    public void ADilationMayBeTooLongForAState() =>
        Compiles("[Input(Steps.Any, 64)] [Conv1D(16, 3, Padding = Padding.Causal, Dilation = 16777216)]");

    private static void Compiles(string layers, string network = "[Network(Loss = Loss.MeanSquaredError)]") =>
        GeneratorHost.Generate($"using StaticNets;\n{network} {layers}\ninternal sealed partial class Net;").AssertClean(layers);
}
