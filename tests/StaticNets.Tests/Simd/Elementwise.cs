using System.Numerics;
using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

/// <summary>Runs a SIMD operation on arrays of any length.</summary>
internal static class Elementwise
{
    public static T[] Map<S, V, T>(T[] a, Func<V, V> operation)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<S, V, T>(a, a, a, (x, _, _) => operation(x));

    public static T[] Map<S, V, T>(T[] a, T[] b, Func<V, V, V> operation)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<S, V, T>(a, b, b, (x, y, _) => operation(x, y));

    public static T[] Map<S, V, T>(T[] a, T[] b, T[] c, Func<V, V, V, V> operation)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padded = (a.Length + S.Count - 1) / S.Count * S.Count;
        (T[] x, T[] y, T[] z, T[] result) = (Padded(a), Padded(b), Padded(c), new T[padded]);
        for (nuint i = 0; i < (nuint)padded; i += (nuint)S.Count)
        {
            S.Store(operation(S.Load(ref x[0], i), S.Load(ref y[0], i), S.Load(ref z[0], i)), ref result[0], i);
        }

        return result[..a.Length];

        T[] Padded(T[] values)
        {
            T[] longer = new T[padded];
            values.CopyTo(longer, 0);
            return longer;
        }
    }
}
