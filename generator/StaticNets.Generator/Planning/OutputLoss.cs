using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Checks whether a loss fits an output.</summary>
internal sealed class OutputLoss(NetworkGraph graph, OutputPort output)
{
    private OutputFunction Function { get; } = LossRules.FunctionOf(graph, output);

    /// <summary>Returns the reason why a loss does not fit the output, or <see langword="null"/> if it fits.</summary>
    public Misfit? Misfit(LossFunction loss) =>
        loss.Fuses switch
        {
            OutputFunction.Sigmoid => BeforeSigmoidLoss(),
            OutputFunction.Softmax => BeforeLossOfClasses(OutputFunction.Softmax),
            OutputFunction.LogSoftmax => BeforeLossOfClasses(OutputFunction.LogSoftmax),
            OutputFunction.Heaviside => Function == OutputFunction.Heaviside ? null : NoSteps(),
            _ when loss.ComparesSigns && Function is OutputFunction.Sigmoid or OutputFunction.Softmax => OfOneSign("probabilities"),
            _ when loss.ComparesSigns && Function == OutputFunction.LogSoftmax => OfOneSign("logarithms of probabilities"),
            _ => null,
        };

    private Misfit? BeforeSigmoidLoss() =>
        Function switch
        {
            OutputFunction.Sigmoid => null,
            OutputFunction.Softmax when output.Value!.Shape.Length > 1 => new Misfit(
                "its outputs are softmax probabilities, which sum to one; use Loss.CategoricalCrossEntropy, or sigmoid outputs",
                OutputFunction.Sigmoid,
                "CategoricalCrossEntropy"
            ),
            OutputFunction.Softmax => new Misfit(
                $"softmax over one output is always 1; {Remedy(OutputFunction.Sigmoid)}",
                OutputFunction.Sigmoid
            ),
            _ => NoProbabilities(OutputFunction.Sigmoid),
        };

    /// <param name="wanted">Softmax, or its logarithm.</param>
    private Misfit? BeforeLossOfClasses(OutputFunction wanted)
    {
        bool isLogarithm = wanted == OutputFunction.LogSoftmax;

        // If [Flatten] follows the softmax, the shape of the softmax counts: a softmax of higher rank normalises several rows.
        Shape shape = Function == wanted ? graph.Maker(output)!.Output.Shape : output.Value!.Shape;
        if (shape.Last == 1)
        {
            return Function == OutputFunction.Sigmoid && shape.Length == 1
                ? new Misfit("one sigmoid output decides between two classes; use Loss.BinaryCrossEntropy", null, "BinaryCrossEntropy")
                : new Misfit(
                    $"softmax over one output is always 1{(isLogarithm ? ", and its logarithm 0" : "")}; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs"
                );
        }

        return Function == wanted && shape != output.Value!.Shape
                ? new Misfit(
                    $"its softmax makes rows of classes, of the shape {shape}, and the layer behind it joins them; take that layer away, or put it above the softmax"
                )
            : Function == wanted ? null
            : Function == OutputFunction.Sigmoid
                ? new Misfit(
                    $"its outputs are sigmoid probabilities, each on its own; use Loss.BinaryCrossEntropy, or {(isLogarithm ? "log-softmax" : "softmax")} outputs",
                    wanted,
                    "BinaryCrossEntropy"
                )
            : Function == OutputFunction.Softmax
                ? new Misfit(
                    "its outputs are softmax probabilities and not their logarithms; use Loss.SparseCategoricalCrossEntropy, or log-softmax outputs",
                    Settable(wanted),
                    "SparseCategoricalCrossEntropy"
                )
            : Function == OutputFunction.LogSoftmax
                ? new Misfit(
                    "its outputs are logarithms of probabilities; use Loss.NegativeLogLikelihood, with class numbers as targets, or softmax outputs",
                    Settable(wanted),
                    "NegativeLogLikelihood"
                )
            : NoProbabilities(wanted);
    }

    private static Misfit OfOneSign(string outputs) =>
        new($"its outputs are {outputs}, and the loss compares the signs of scores with targets −1 and 1; leave the output linear");

    private Misfit NoSteps() =>
        new($"its outputs are no steps, 0 or 1; {Remedy(OutputFunction.Heaviside)}", Settable(OutputFunction.Heaviside));

    private Misfit NoProbabilities(OutputFunction wanted) =>
        SpoilsProbabilities()
            ? new("it changes probabilities at random while the network learns; take it away, or put it above the layer that makes them")
            : new($"its outputs are no {Probabilities(wanted)}; {Remedy(wanted)}", Settable(wanted));

    private static string Probabilities(OutputFunction wanted) =>
        wanted == OutputFunction.LogSoftmax ? "logarithms of probabilities" : "probabilities";

    /// <summary>
    /// Whether dropout or noise changes probabilities at the output. The advice to add another softmax would then be wrong.
    /// </summary>
    private bool SpoilsProbabilities() =>
        graph.Maker(output) is (Dropout or ChannelDropout or GaussianNoise) and { } last
        && graph.Operations.Any(operation =>
            operation.Output.Id == last.Inputs[0].Id && operation is (Softmax or LogSoftmax or Pointwise { Function: Sigmoid })
        );

    /// <summary>
    /// Returns the activation, if giving it to the output's layer makes the loss fit; <see langword="null"/> for recurrent layers, which
    /// apply their activation in each step.
    /// </summary>
    private OutputFunction? Settable(OutputFunction wanted) => Kind.IsRecurrent ? null : wanted;

    private LayerKind Kind => LayerCatalogue.Find(graph.Layers[output.Layer!.Value].Kind)!;

    /// <summary>
    /// Returns the advice for changing the output's activation: an argument, another layer instead, or an additional layer.
    /// </summary>
    private string Remedy(OutputFunction wanted)
    {
        LayerKind kind = Kind;
        return kind.IsRecurrent ? $"add [Dense({output.Value!.Shape.Last}, Activation = Activation.{wanted})] below it"
            : kind.AppliedActivation(default) is null ? $"add [Activation(Activation.{wanted})] below it"
            : kind.HasParameters(default) ? $"give it Activation = Activation.{wanted}"
            : $"write [Activation(Activation.{wanted})] instead of it";
    }
}

/// <summary>The reason why a loss does not fit an output, and the remedies.</summary>
/// <param name="Activation">The activation that the output should have, if that alone is a remedy.</param>
/// <param name="Loss">A loss that fits the output.</param>
internal sealed record Misfit(string Advice, OutputFunction? Activation = null, string? Loss = null);
