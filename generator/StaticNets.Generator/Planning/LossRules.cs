using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET1007 for a loss that does not fit its output. For example, a cross-entropy compares probabilities, so the output must
/// consist of probabilities.
/// </summary>
internal static class LossRules
{
    public static IEnumerable<Problem> Check(NetworkGraph graph, OutputPort output)
    {
        if (output.Loss is { } loss && new OutputLoss(graph, output).Misfit(loss) is { } misfit)
        {
            string name = "Loss." + loss.Name;
            int? port = output.LossPlace.Layer == Place.Output ? output.LossPlace.Port : null;
            yield return Problem
                .At(output.LossPlace, ProblemIds.LossDoesNotFit, name, output.Name, misfit.Advice)
                .With(
                    misfit.Activation is { } activation ? new FitOutput(activation.ToString(), port) : null,
                    misfit.Loss is { } fitting ? new FitLoss(fitting) : null
                );
        }
    }

    /// <summary>
    /// Reports SNET2005 for a loss without a lower bound. If the output is Heaviside, only the perceptron loss can replace the loss.
    /// </summary>
    public static IEnumerable<Problem> CheckBounds(NetworkPorts ports, NetworkGraph graph) =>
        graph
            .Outputs.Where((_, i) => ports.Outputs[i].Loss == LossFunctions.MeanBiasError)
            .Select(output =>
            {
                bool isHeaviside = output.Value is not null && FunctionOf(graph, output) == OutputFunction.Heaviside;
                string loss = isHeaviside ? nameof(Perceptron) : nameof(MeanAbsoluteError);
                return Problem.At(output.LossPlace, ProblemIds.UnboundedLoss, loss).With(new FitLoss(loss));
            });

    /// <summary>Returns the losses that fit the output, the most common one first.</summary>
    public static IEnumerable<string> Suiting(NetworkGraph graph, OutputPort output)
    {
        string[] candidates = FunctionOf(graph, output) switch
        {
            OutputFunction.Softmax => [nameof(SparseCategoricalCrossEntropy), nameof(CategoricalCrossEntropy)],
            OutputFunction.LogSoftmax => [nameof(NegativeLogLikelihood)],
            OutputFunction.Sigmoid => [nameof(BinaryCrossEntropy)],
            OutputFunction.Heaviside => [nameof(Perceptron)],
            _ => [],
        };
        string[] suiting = [.. candidates.Where(name => !Check(graph, output with { Loss = LossFunctions.Find(name) }).Any())];
        return suiting.Length > 0 ? suiting : [nameof(MeanSquaredError)];
    }

    /// <summary>Returns the activation of the output.</summary>
    public static OutputFunction FunctionOf(NetworkGraph graph, OutputPort output) =>
        graph.Maker(output) switch
        {
            Softmax => OutputFunction.Softmax,
            LogSoftmax => OutputFunction.LogSoftmax,
            Pointwise { Function: Sigmoid } => OutputFunction.Sigmoid,
            Pointwise { Function: Heaviside } => OutputFunction.Heaviside,
            _ => OutputFunction.Any,
        };
}
