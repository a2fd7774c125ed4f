using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2001: each sigmoid or tanh multiplies the gradient by its small derivative, so that the gradient vanishes in a long series
/// (Hochreiter 1991; Glorot, Bengio 2010). Other activations and normalisations end a series. If several values are joined, the gradient
/// can take the shortest path, so the shortest series counts.
/// </summary>
internal static class SaturationRules
{
    private const int MostInARow = 4;

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        Dictionary<int, Run> runs = [];
        List<Run> tooLong = [];
        foreach (Operation operation in graph.Operations)
        {
            Run run = After(operation, runs);
            runs[operation.Output.Id] = run;
            if (run.Last == operation && run.Length > MostInARow)
            {
                tooLong.Add(run);
            }
        }

        return tooLong
            .GroupBy(run => run.FirstTooMany)
            .Select(members => members.OrderBy(run => run.Length).Last())
            .Select(run => Report(run, declaration, graph));
    }

    private static Run After(Operation operation, Dictionary<int, Run> runs)
    {
        Run before = operation.Inputs.Select(Of).OrderBy(run => run.Length).FirstOrDefault();
        return operation switch
        {
            Pointwise { Function: Sigmoid or Tanh } => new Run(
                before.Length + 1,
                operation,
                before.Length == MostInARow ? operation : before.FirstTooMany
            ),
            Pointwise { Function: Half or Affine } => before,
            Pointwise or Softmax or LogSoftmax or Normalization or ChannelNormalization or GroupNormalization => default,
            _ => before,
        };

        Run Of(Value input) => runs.TryGetValue(input.Id, out Run run) ? run : default;
    }

    private static Problem Report(Run run, NetworkDeclaration declaration, NetworkGraph graph)
    {
        int layer = graph.LayerThatMakes(run.Last!.Output);
        LayerDeclaration last = declaration.Layers[layer];
        string[] words = [last.Name, Literals.Integer(run.Length)];
        return Problem.At(new Place(layer, last.ActivationArgument), ProblemIds.ManySaturatingLayers, words);
    }

    /// <summary>
    /// A series of sigmoid and tanh operations before a value, without an operation between them that keeps the gradient large.
    /// </summary>
    /// <param name="FirstTooMany">
    /// The operation at which the series becomes too long. Several series that have this operation in common are reported once.
    /// </param>
    private readonly record struct Run(int Length, Operation? Last, Operation? FirstTooMany);
}
