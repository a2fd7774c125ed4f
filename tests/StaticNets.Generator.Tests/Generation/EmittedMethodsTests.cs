using System.Reflection;
using System.Runtime.Loader;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The measured sizes of methods equal sizes that were counted by hand or that reflection gives.</summary>
public sealed class EmittedMethodsTests
{
    // The IL of Identity is: ldarg.0, ret. The IL of Sign is: ldarg.0, ldc.i4.0, bge.s, ldc.i4.m1, ret, ldc.i4.1, ret. These are three
    // blocks of 1+1+2, 1+1 and 1+1 bytes.
    private const string Source = """
        public static class Known
        {
            public static int Identity(int x) => x;

            public static int Sign(int x)
            {
                if (x < 0)
                {
                    return -1;
                }

                return 1;
            }

            public static int Digit(int x)
            {
                switch (x)
                {
                    case 0: return Identity(7);
                    case 1: return Identity(5) + Identity(x);
                    case 2: return 4;
                    case 3: return 9;
                    default: return 1;
                }
            }
        }
        """;

    private static readonly Lazy<MemoryStream> _assembly = new(() =>
        GeneratorHost.Generate("#pragma warning disable CS1591\n" + Source).Emit()
    );

    [Theory]
    [InlineData("Identity", 2, 2, 1, 1, 1)]
    [InlineData("Sign", 8, 7, 3, 1, 1)]
    public void SmallMethodsHaveTheSizeCountedByHand(string name, int bytes, int instructions, int blocks, int locals, int references)
    {
        EmittedMethod method = Method(name);
        Assert.Equal(
            (bytes, instructions, blocks, locals, references),
            (method.CodeBytes, method.Instructions, method.Blocks, method.Locals, method.LocalReferences)
        );
    }

    /// <summary>
    /// The seven basic blocks are the jump by the table, the jump after it for all other values, the four cases and the default case.
    /// </summary>
    [Fact]
    public void ASwitchHasABlockForEachCase()
    {
        EmittedMethod method = Method("Digit");
        Assert.Equal(7, method.Blocks);
        Assert.Equal(["Known.Identity", "Known.Identity", "Known.Identity"], method.Calls);
    }

    [Fact]
    public void LengthsAndLocalsAreThoseOfReflection()
    {
        using MemoryStream image = GeneratorHost.Generate(LargeNetworks.Chain("Net", "Double", 12)).Emit();
        AssemblyLoadContext context = new("measured", isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        image.Position = 0;
        const BindingFlags All =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<string> reflected = assembly
            .GetTypes()
            .SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            .Select(method => (Method: method, Body: method.GetMethodBody()))
            .Where(pair => pair.Body is not null)
            .Select(pair =>
                Show(pair.Method.DeclaringType!.Name, pair.Method.Name, pair.Body!.GetILAsByteArray()!.Length, Locals(pair.Method))
            );
        IEnumerable<string> measured = EmittedMethods.Of(image).Select(m => Show(m.Type, m.Name, m.CodeBytes, m.Locals));
        Assert.Equal(reflected.Order(StringComparer.Ordinal), measured.Order(StringComparer.Ordinal));
        context.Unload();
    }

    private static string Show(string type, string name, int bytes, int locals) => $"{type}.{name}: {bytes} bytes, {locals} locals";

    private static int Locals(MethodBase method) =>
        method.GetMethodBody()!.LocalVariables.Count + method.GetParameters().Length + (method.IsStatic ? 0 : 1);

    private static EmittedMethod Method(string name)
    {
        using MemoryStream copy = new(_assembly.Value.ToArray());
        return EmittedMethods.Of(copy).Single(method => method.Name == name);
    }
}
