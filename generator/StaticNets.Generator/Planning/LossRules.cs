using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Reports SNET1007: for example, a cross-entropy compares probabilities, so the output must consist of probabilities.</summary>
internal static class LossRules
{
    public static IEnumerable<Problem> Check(NetworkGraph graph, LossFunction loss)
    {
        if (Misfit(graph, loss) is { } misfit)
        {
            string output = graph.Layers[graph.Layers.Count - 1].Name;
            string name = "Loss." + loss.Name;
            string[] words = [name, output, misfit.Advice, misfit.Activation?.ToString() ?? "", misfit.Loss ?? ""];
            yield return Problem.At(new Place(Place.Network, "Loss"), ProblemIds.LossDoesNotFit, words);
        }
    }

    /// <summary>Returns the losses that fit the output, the most common one first.</summary>
    public static IEnumerable<string> Suiting(NetworkGraph graph)
    {
        string[] candidates = OutputOf(graph) switch
        {
            OutputFunction.Softmax => [nameof(SparseCategoricalCrossEntropy), nameof(CategoricalCrossEntropy)],
            OutputFunction.Sigmoid => [nameof(BinaryCrossEntropy)],
            OutputFunction.Heaviside => [nameof(Perceptron)],
            _ => [],
        };
        string[] suiting = [.. candidates.Where(name => !Check(graph, LossFunctions.Find(name)!).Any())];
        return suiting.Length > 0 ? suiting : [nameof(MeanSquaredError)];
    }

    /// <summary>Returns the activation of the output.</summary>
    public static OutputFunction OutputOf(NetworkGraph graph) =>
        LastOperation(graph) switch
        {
            Softmax => OutputFunction.Softmax,
            Pointwise { Function: Sigmoid } => OutputFunction.Sigmoid,
            Pointwise { Function: Heaviside } => OutputFunction.Heaviside,
            _ => OutputFunction.Any,
        };

    /// <summary>
    /// Returns the operation that computes the output; <see langword="null"/> if that is the input, or an operation that others follow.
    /// </summary>
    public static Operation? LastOperation(NetworkGraph graph) =>
        graph.Operations.LastOrDefault() is { } last && last.Output.Id == graph.Output.Id ? last : null;

    private static Misfit? Misfit(NetworkGraph graph, LossFunction loss) =>
        loss.Fuses switch
        {
            OutputFunction.Sigmoid => BeforeSigmoidLoss(graph),
            OutputFunction.Softmax => BeforeSoftmaxLoss(graph),
            OutputFunction.Heaviside => OutputOf(graph) == OutputFunction.Heaviside ? null : NoSteps(graph),
            _ when loss.ComparesSigns && OutputOf(graph) is OutputFunction.Sigmoid or OutputFunction.Softmax => NeverNegative,
            _ => null,
        };

    private static Misfit? BeforeSigmoidLoss(NetworkGraph graph) =>
        OutputOf(graph) switch
        {
            OutputFunction.Sigmoid => null,
            OutputFunction.Softmax when graph.Output.Shape.Length > 1 => new Misfit(
                "its outputs are softmax probabilities, which sum to one; use Loss.CategoricalCrossEntropy, or sigmoid outputs",
                OutputFunction.Sigmoid,
                "CategoricalCrossEntropy"
            ),
            OutputFunction.Softmax => new Misfit(
                $"softmax over one output is always 1; {Remedy(graph, OutputFunction.Sigmoid)}",
                OutputFunction.Sigmoid
            ),
            _ => NoProbabilities(graph, OutputFunction.Sigmoid),
        };

    private static Misfit? BeforeSoftmaxLoss(NetworkGraph graph)
    {
        OutputFunction output = OutputOf(graph);

        // A softmax over several rows may be flattened afterwards, but its output is still several distributions.
        Shape shape = output == OutputFunction.Softmax ? LastOperation(graph)!.Output.Shape : graph.Output.Shape;
        if (shape.Length == 1)
        {
            return output == OutputFunction.Sigmoid
                ? new Misfit("one sigmoid output decides between two classes; use Loss.BinaryCrossEntropy", null, "BinaryCrossEntropy")
                : new Misfit(
                    "softmax over one output is always 1; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs"
                );
        }

        return shape.Rank != 1 && output == OutputFunction.Softmax
                ? new Misfit(
                    $"it needs one row of classes, but the softmax makes many, of the shape {shape}; put [Flatten] above the softmax"
                )
            : shape.Rank != 1 ? new Misfit($"it needs one row of classes, but the output has the shape {shape}; put [Flatten] above it")
            : output == OutputFunction.Softmax ? null
            : output == OutputFunction.Sigmoid
                ? new Misfit(
                    "its outputs are sigmoid probabilities, each on its own; use Loss.BinaryCrossEntropy, or softmax outputs",
                    OutputFunction.Softmax,
                    "BinaryCrossEntropy"
                )
            : NoProbabilities(graph, OutputFunction.Softmax);
    }

    private static Misfit NeverNegative { get; } =
        new("its outputs are probabilities, and the loss compares the signs of scores with targets −1 and 1; leave the output linear");

    private static Misfit NoSteps(NetworkGraph graph) =>
        new($"its outputs are no steps, 0 or 1; {Remedy(graph, OutputFunction.Heaviside)}", Settable(graph, OutputFunction.Heaviside));

    private static Misfit NoProbabilities(NetworkGraph graph, OutputFunction wanted) =>
        SpoilsProbabilities(graph)
            ? new("it changes probabilities at random while the network learns; take it away, or put it above the layer that makes them")
            : new($"its outputs are no probabilities; {Remedy(graph, wanted)}", Settable(graph, wanted));

    /// <summary>
    /// Whether dropout or noise changes probabilities at the output: then adding another softmax would be the wrong advice.
    /// </summary>
    private static bool SpoilsProbabilities(NetworkGraph graph) =>
        LastOperation(graph) is (Dropout or GaussianNoise) and { } last
        && graph.Operations.Any(operation =>
            operation.Output.Id == last.Inputs[0].Id && operation is (Softmax or Pointwise { Function: Sigmoid })
        );

    /// <summary>The function, if the last layer makes probabilities once it has it.</summary>
    private static OutputFunction? Settable(NetworkGraph graph, OutputFunction wanted) => LastKind(graph).IsRecurrent ? null : wanted;

    private static LayerKind LastKind(NetworkGraph graph) => LayerCatalogue.Find(graph.Layers[graph.Layers.Count - 1].Kind)!;

    /// <summary>How the last layer gets another function: by its argument, by another one in its place, or by a layer below it.</summary>
    private static string Remedy(NetworkGraph graph, OutputFunction wanted)
    {
        LayerKind kind = LastKind(graph);
        return kind.IsRecurrent ? $"add [Dense({graph.Output.Shape.Last}, Activation = Activation.{wanted})] below it"
            : kind.AppliedActivation(default) is null ? $"add [Activation(Activation.{wanted})] below it"
            : kind.HasParameters ? $"give it Activation = Activation.{wanted}"
            : $"write [Activation(Activation.{wanted})] instead of it";
    }
}

/// <summary>The reason why a loss does not fit an output, and the remedies.</summary>
/// <param name="Activation">The activation that the output should have, if that alone is a remedy.</param>
/// <param name="Loss">A loss that fits the output.</param>
internal sealed record Misfit(string Advice, OutputFunction? Activation = null, string? Loss = null);
