namespace StaticNets.Tests.Models;

/// <summary>Copies of the tensors of models.</summary>
internal static class ModelTensors
{
    /// <summary>Returns all tensors in the order of their names.</summary>
    public static T[][] Of<T>(Model<T> model)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => [.. model.Parameters.Names.Select(name => Of(model, name))];

    /// <summary>Returns one tensor.</summary>
    public static T[] Of<T>(Model<T> model, string name)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[model.Parameters[name].FlattenedLength];
        model.Parameters[name].FlattenTo(values);
        return values;
    }
}
