using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNets.Tests.ClosedForms;

/// <summary>Random rows, and the values of tensors.</summary>
internal static class HeadData
{
    /// <summary>Returns numbers between −2 and 2.</summary>
    public static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];
    }

    /// <summary>Returns indices from 0 on.</summary>
    public static int[] Indices(int count, int below, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];
    }

    public static double[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return Array.ConvertAll(values, double.CreateChecked);
    }

    /// <summary>Returns the bits of all parameters.</summary>
    public static double[] All<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. parameters.Names.SelectMany(name => Flat(parameters[name]))];

    /// <summary>Copies those parameters that both networks have.</summary>
    public static void Copy(ParameterSet<double> from, ParameterSet<double> to)
    {
        foreach (string name in to.Names)
        {
            to.Set(name, Flat(from[name]));
        }
    }
}
