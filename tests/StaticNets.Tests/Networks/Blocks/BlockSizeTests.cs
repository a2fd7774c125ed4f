using System.Reflection;

namespace StaticNets.Tests.Networks.Blocks;

/// <summary>Every size in the parentheses of a layer can be an expression of the parameters of a block.</summary>
public sealed class BlockSizeTests
{
    /// <summary>Each constructor that takes integers has a twin with the same names that takes strings.</summary>
    [Fact]
    public void EveryConstructorWithSizesTakesExpressions()
    {
        ConstructorInfo[] constructors =
        [
            .. typeof(LayerAttribute)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
                .SelectMany(type => type.GetConstructors()),
        ];
        string[] sizes = [.. constructors.Where(Takes<int>).Select(Signature)];
        Assert.InRange(sizes.Length, 20, int.MaxValue);
        Assert.Empty(sizes.Except(constructors.Where(Takes<string>).Select(Signature)));

        static bool Takes<T>(ConstructorInfo constructor) =>
            constructor.GetParameters() is { Length: > 0 } parameters
            && parameters.All(parameter => parameter.ParameterType == typeof(T) || parameter.ParameterType == typeof(T[]));

        static string Signature(ConstructorInfo constructor) =>
            $"{constructor.DeclaringType}({string.Join(", ", constructor.GetParameters().Select(parameter => parameter.Name))})";
    }

    /// <summary>At run time an attribute has the numbers that are written, and 0 for what each use of the block computes.</summary>
    [Fact]
    public void AttributesHaveTheWrittenNumbers()
    {
        Assert.Equal((0, 3), (new Conv2DAttribute("2 * filters", 3).Filters, new Conv2DAttribute("2 * filters", 3).KernelWidth));
        Assert.Equal((12, 5), (new Conv2DAttribute("12", "3", "5").Filters, new Conv2DAttribute("12", "3", "5").KernelWidth));
        Assert.Equal([4, 0], new ReshapeAttribute("4", "units").Shape);
        Assert.Equal([4, 2], new ReshapeAttribute(4, 2).Shape);
        Assert.Equal(1, new ShortcutAttribute(2).Repeat);
    }
}
