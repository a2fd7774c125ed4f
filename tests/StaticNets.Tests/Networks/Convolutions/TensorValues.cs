using System.Numerics.Tensors;

namespace StaticNets.Tests.Networks.Convolutions;

internal static class TensorValues
{
    /// <summary>Returns the elements of a tensor; the last axis varies fastest.</summary>
    public static T[] ToArray<T>(this ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
