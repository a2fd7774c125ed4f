using System.Numerics;

namespace StaticNets.Simd;

/// <summary>One kernel with its arguments as fields, to be run at a width that <see cref="SimdDispatch"/> picks.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISimdAction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Runs the kernel.</summary>
    /// <typeparam name="S">The vocabulary.</typeparam>
    /// <typeparam name="V">Its register.</typeparam>
    void Invoke<S, V>()
        where S : struct, ISimd<V, T>
        where V : struct;
}
