using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Operations.LossTerms;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Checks a network for which each call determines the number of time steps: no layer may need the number (SNET1019).
/// </summary>
internal static class StepRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        int port = graph.Inputs.ToList().FindIndex(input => input.Shape.HasAnySteps);
        if (port < 0)
        {
            yield break;
        }

        if (SequenceGraph.Of(graph) is null)
        {
            yield return Problem.At(Place.OfInput(port, "shape"), ProblemIds.UnknownSteps, graph.Inputs[port].Name, Reason(graph));
        }
    }

    private static string Reason(NetworkGraph graph) =>
        graph.HasSeveralPorts ? "a network with several inputs or outputs takes sequences of one length"
        : !graph.Operations.Any(operation => operation.RelatesSteps || operation is Convolution or Pooling)
            ? "no recurrent layer, attention or convolution over several steps reads it"
        : SequenceGraph.Of(WithoutTerms(graph)) is not null
            ? "[Sampling] or [ActivityRegularization] adds a term of all steps to the loss; write their number, or put it behind [LastStep]"
        : "a layer needs all steps at once or changes their number, as [Flatten], [Reshape], poolings and a [Conv1D] with strides or without padding do; write their number, or take that layer away";

    private static NetworkGraph WithoutTerms(NetworkGraph graph) =>
        graph with
        {
            Operations = graph.Operations.Where(operation => operation is not LossTerm).ToEquatableArray(),
        };
}
