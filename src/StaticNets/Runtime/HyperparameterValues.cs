using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>The hyperparameters of a network object of which at least one has been set. Objects of this kind do not change.</summary>
// The class is abstract so that native programs that set none do not contain the code: only the method that sets one creates an object.
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HyperparameterValues
{
    private protected HyperparameterValues() { }

    /// <summary>Returns the present value of a hyperparameter.</summary>
    /// <param name="values">The values of all; a null reference while all are as declared.</param>
    /// <param name="index">The index of the hyperparameter.</param>
    /// <param name="declared">The value in the declaration.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(ref double values, int index, double declared) =>
        Unsafe.IsNullRef(ref values) ? declared : Unsafe.Add(ref values, index);

    /// <summary>The first value; the others follow in the order of the generated code.</summary>
    internal abstract ref double Reference { get; }

    /// <summary>The values that differ from the declaration, as text; <see langword="null"/> if none does.</summary>
    internal abstract string? Differences { get; }

    /// <summary>Returns a copy of tensors with the present values of regularisers, constraints and momenta.</summary>
    internal abstract ReadOnlySpan<TensorDescription> Mark(ReadOnlySpan<TensorDescription> tensors);
}
