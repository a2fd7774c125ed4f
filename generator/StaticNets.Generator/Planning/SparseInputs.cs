using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Decides which products of a prediction skip the zeros of an input that is declared <c>Sparse</c>.</summary>
internal static class SparseInputs
{
    /// <summary>Returns the operations of a prediction with such products in the place of others.</summary>
    public static IReadOnlyList<Operation> In(IReadOnlyList<Operation> operations, IEnumerable<InputPort> inputs)
    {
        HashSet<int> sparse = [.. inputs.Where(input => input.IsSparse).Select(input => input.Values.Id)];
        return
        [
            .. operations.Select(operation =>
                operation is MatMul product && sparse.Contains(product.X.Id) && CanSkip(product)
                    ? product with
                    {
                        SkipsZeros = true,
                    }
                    : operation
            ),
        ];
    }

    /// <summary>Reports SNET1011 for an input that is declared <c>Sparse</c> although no layer can skip its zeros.</summary>
    public static IEnumerable<Problem> Check(NetworkGraph graph) =>
        graph
            .Inputs.Select((input, port) => (Input: input, Place: Place.OfInput(port, "Sparse")))
            .Where(pair => pair.Input.IsSparse && !IsSkipped(graph, pair.Input))
            .Select(pair => Problem.At(pair.Place, ProblemIds.NoEffect, pair.Input.Name, "Sparse", Reason(graph, pair.Input)));

    private static bool IsSkipped(NetworkGraph graph, InputPort input) =>
        graph.Operations.OfType<MatMul>().Any(product => product.X.Id == input.Values.Id && CanSkip(product));

    // The sparse product reads one row for each sample, and weights in the format of the network.
    private static bool CanSkip(MatMul product) =>
        product is { Addend: null, X.Steps: null } && product.Kernel.Format == WeightFormat.Default;

    private static string Reason(NetworkGraph graph, InputPort input) =>
        input.IsIndices ? "an [Embedding] reads indices from it"
        : graph.Operations.OfType<MatMul>().Any(product => product.X.Id == input.Values.Id)
            ? "the [Dense] that reads it has weights in 16 bits, which are all read"
        : "no [Dense] reads it, only layers that do not skip zeros";
}
