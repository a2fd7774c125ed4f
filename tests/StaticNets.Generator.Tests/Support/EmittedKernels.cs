using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using StaticNets.Simd;

namespace StaticNets.Generator.Tests.Support;

/// <summary>The kernels of a network in the global namespace, loaded for as long as this object is not disposed of.</summary>
internal sealed class EmittedKernels : IDisposable
{
    private static readonly (bool IsAccelerated, Type Vocabulary, Type Register)[] _widths =
    [
        (Vector512.IsHardwareAccelerated, typeof(Simd512<>), typeof(Vector512<>)),
        (Vector256.IsHardwareAccelerated, typeof(Simd256<>), typeof(Vector256<>)),
        (Vector128.IsHardwareAccelerated, typeof(Simd128<>), typeof(Vector128<>)),
    ];

    private readonly AssemblyLoadContext _context = new("kernels", isCollectible: true);
    private readonly Type _type;
    private readonly Type _element;

    public EmittedKernels(GeneratedCompilation generated, string network, Type element)
    {
        using MemoryStream image = generated.Emit();
        _type = _context.LoadFromStream(image).GetType(network + "+Kernels`2", throwOnError: true)!;
        _element = element;
    }

    public void Dispose() => _context.Unload();

    /// <summary>Has every kernel compiled at every width that this processor has.</summary>
    /// <returns>The names of the compiled methods, once a width.</returns>
    public IReadOnlyList<string> Compile() => [.. _widths.Where(width => width.IsAccelerated).SelectMany(Compile)];

    private IEnumerable<string> Compile((bool IsAccelerated, Type Vocabulary, Type Register) width)
    {
        Type[] arguments = [width.Vocabulary.MakeGenericType(_element), width.Register.MakeGenericType(_element)];
        RuntimeTypeHandle[] handles = [.. arguments.Select(argument => argument.TypeHandle)];
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (MethodInfo method in _type.MakeGenericType(arguments).GetMethods(All).Where(method => !method.IsSpecialName))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, handles);
            yield return method.Name;
        }
    }
}
