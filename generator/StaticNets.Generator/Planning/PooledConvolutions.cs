using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Operations.Convolutions.Pooled;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Decides which convolutions are computed together with the pooling of their output, with pixels in the lanes of a vector.
/// </summary>
/// <param name="outputs">The values that are read at the end of the operations.</param>
/// <param name="trains">Whether the operations of the network are trained.</param>
internal sealed class PooledConvolutions(Element element, IEnumerable<Value> outputs, bool trains)
{
    private readonly HashSet<int> _outputs = [.. outputs.Select(output => output.Id)];

    /// <summary>Returns the operations of a prediction with such convolutions in the place of others.</summary>
    public IReadOnlyList<Operation> OfPrediction(IReadOnlyList<Operation> operations) => In(operations, (_, _) => true);

    /// <summary>Returns the operations of a training step.</summary>
    public IReadOnlyList<Operation> OfTraining(IReadOnlyList<Operation> operations) => In(operations, IsTrained);

    /// <summary>
    /// Returns the value in whose memory the runtime looks for the output of a layer: the given value or, for a convolution that is
    /// computed with its pooling, the pooled output.
    /// </summary>
    public static Value Standing(IEnumerable<Operation> operations, Value value) =>
        operations.OfType<PooledConvolution>().FirstOrDefault(pooled => pooled.Whole.Output.Id == value.Id)?.Output ?? value;

    /// <summary>
    /// Whether a training step computes a convolution with its pooling. The runtime counts units that are always zero, and finds values
    /// that are not finite, in what is stored. After ReLU, a filter is zero everywhere where the maxima of its windows are.
    /// </summary>
    private static bool IsTrained(Convolution convolution, Pooling pooling) =>
        convolution.Function is Relu && pooling.Function == Extremum.Maximum;

    private List<Operation> In(IReadOnlyList<Operation> operations, Func<Convolution, Pooling, bool> includes)
    {
        ILookup<int, Operation> readers = operations
            .SelectMany(operation => operation.Inputs.Select(input => (input.Id, operation)))
            .ToLookup(read => read.Id, read => read.operation);
        List<Operation> found = [];
        foreach (Operation operation in operations)
        {
            if (operation is Convolution convolution && PoolingOf(convolution) is { } pooling)
            {
                bool isTrained = trains && !convolution.Kernel.IsFolded && IsTrained(convolution, pooling);
                found.Add(new PooledConvolution(convolution, pooling, isTrained));
            }
            else if (!found.OfType<PooledConvolution>().Any(pooled => pooled.Windows == operation))
            {
                found.Add(operation);
            }
        }

        return found;

        Pooling? PoolingOf(Convolution convolution) =>
            !_outputs.Contains(convolution.Output.Id)
            && readers[convolution.Output.Id].Count() == 1
            && readers[convolution.Output.Id].Single() is Pooling pooling
            && includes(convolution, pooling)
            && PixelLanes.Serve(convolution, pooling, element)
                ? pooling
                : null;
    }
}
