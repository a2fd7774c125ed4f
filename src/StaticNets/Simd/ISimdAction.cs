using System.Numerics;

namespace StaticNets.Simd;

/// <summary>A function with its arguments as fields; <see cref="SimdDispatch"/> chooses the vector width and calls the function.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISimdAction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Runs the function.</summary>
    /// <typeparam name="S">The SIMD operations.</typeparam>
    /// <typeparam name="V">The vector.</typeparam>
    void Invoke<S, V>()
        where S : struct, ISimd<V, T>
        where V : struct;
}
