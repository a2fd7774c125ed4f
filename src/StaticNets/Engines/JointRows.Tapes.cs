using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// The outputs and gradients of a network without a loss that is trained by gradients of its outputs.
public sealed partial class JointRows<T>
{
    /// <summary>The joint rows of all outputs.</summary>
    internal Span<T> Outputs => _y.AsSpan(0, _count * Network.OutputLength);

    /// <summary>The joint rows of the gradients of all inputs. They have the memory of the inputs, which a tape has copied.</summary>
    internal Span<T> InputGradient => _x.AsSpan(0, _count * Network.InputLength);

    /// <summary>Begins a <c>Backward</c>, whose rows are those of a tape, and returns the memory of the calling thread.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="tape">The tape.</param>
    /// <exception cref="InvalidOperationException">The tape holds no <c>Forward</c> of this network with its present weights.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static JointRows<T> Begin(TapeEngine<T> engine, NetworkTape<T> tape)
    {
        ArgumentNullException.ThrowIfNull(engine);
        engine.CheckTape(tape);
        JointRows<T> rows = Begin(engine);
        rows._rows = tape.Rows;
        return rows;
    }

    /// <summary>Checks the length of the gradient of an output.</summary>
    /// <param name="port">Index of the output.</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="ArgumentException">It is not the length of the rows of the tape.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckOutputGradient(int port, ReadOnlySpan<T> gradient, string name) =>
        RowCheck.OutputGradient(_rows, Ports.Outputs[port].Length, gradient.Length, name);

    /// <summary>Checks that there is room for the gradient of an input, if it is needed.</summary>
    /// <param name="port">Index of the input.</param>
    /// <param name="gradient">Receives the gradient of the input; empty if it is not needed.</param>
    /// <param name="name">Name of the argument.</param>
    /// <returns>Whether the gradient is needed.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool CheckInputGradient(int port, Span<T> gradient, string name)
    {
        if (gradient.IsEmpty)
        {
            return false;
        }

        RowCheck.InputGradient(_rows, Ports.Inputs[port].Length, gradient.Length, name);
        return true;
    }

    /// <summary>Copies the gradient of an input out of the joint rows to the caller.</summary>
    /// <param name="port">Index of the input.</param>
    /// <param name="gradient">Memory for all rows of the input; empty if the gradient is not needed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SplitInputGradient(int port, Span<T> gradient)
    {
        if (!gradient.IsEmpty)
        {
            InputDescription input = Ports.Inputs[port];
            Span<T> rows = gradient[..(_count * input.Length)];
            JointColumns.Split<T>(_x, Network.InputLength, input.Offset, rows, input.Length);
        }
    }
}
