using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets.Models;

/// <summary>Copies the tensors of a machine into those of a dense layer.</summary>
internal static class DeepBeliefUnrolling
{
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static void Copy(ParameterEditor<float> editor, string name, ReadOnlySpan<float> values, params ReadOnlySpan<nint> shape)
    {
        TensorSpan<float> tensor = editor[name];
        if (!tensor.Lengths.SequenceEqual(shape))
        {
            throw new ArgumentException(
                $"Tensor '{name}' of the network is {Shapes.Text(tensor.Lengths)}, but the machine has {Shapes.Text(shape)}.",
                "layers"
            );
        }

        new ReadOnlyTensorSpan<float>(values, shape).CopyTo(tensor);
    }
}
