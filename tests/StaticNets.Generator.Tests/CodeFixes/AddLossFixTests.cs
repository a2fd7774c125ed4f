using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1016: the network receives a loss.</summary>
public class AddLossFixTests
{
    [Fact]
    public void WritesTheLossThatSuits() =>
        FixHost.Mends(
            new AddLossFix(),
            """
            [Network(Precision = Precision.Double)]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid)]
            public partial class Net;

            public static class Program
            {
                public static void Run(Net net, Dataset data) => net.Fit(data, new FitOptions());
            }
            """,
            """
            [Network(Precision = Precision.Double, Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid)]
            public partial class Net;

            public static class Program
            {
                public static void Run(Net net, Dataset data) => net.Fit(data, new FitOptions());
            }
            """
        );

    [Fact]
    public void ChangesTheFileOfTheNetwork() =>
        FixHost.Mends(
            new AddLossFix(),
            [
                "public class Trainer { public void Run(Net? net, Dataset data) => net?.Evaluate(data); }",
                "[Network] [Input(4)] [Dense(3, Activation = Activation.Softmax)] public partial class Net;",
            ],
            [
                "public class Trainer { public void Run(Net? net, Dataset data) => net?.Evaluate(data); }",
                "[Network(Loss = Loss.CategoricalCrossEntropy)] [Input(4)] [Dense(3, Activation = Activation.Softmax)] public partial class Net;",
            ],
            "Write [Network(Loss = Loss.CategoricalCrossEntropy)]"
        );
}
