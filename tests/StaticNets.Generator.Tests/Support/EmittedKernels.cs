using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using StaticNets.Simd;

namespace StaticNets.Generator.Tests.Support;

/// <summary>The emitted functions of a network in the global namespace, loaded until this object is disposed.</summary>
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
    private readonly PEReader _image;

    public EmittedKernels(GeneratedCompilation generated, string network, Type element)
    {
        MemoryStream image = generated.Emit();
        _type = _context.LoadFromStream(image).GetType(network + "+Kernels`2", throwOnError: true)!;
        _element = element;
        image.Position = 0;
        _image = new PEReader(image);
    }

    public void Dispose()
    {
        _image.Dispose();
        _context.Unload();
    }

    /// <summary>Lets the JIT compile every function at every vector width of this processor.</summary>
    /// <returns>The names of the compiled methods, once for each width.</returns>
    public IReadOnlyList<string> Compile() => [.. _widths.Where(width => width.IsAccelerated).SelectMany(Compile)];

    private IEnumerable<string> Compile((bool IsAccelerated, Type Vocabulary, Type Register) width)
    {
        Type[] arguments = [width.Vocabulary.MakeGenericType(_element), width.Register.MakeGenericType(_element)];
        foreach (MethodInfo method in Reached(_type.MakeGenericType(arguments)))
        {
            Type[] all = method.IsGenericMethod ? [.. arguments, .. method.GetGenericArguments()] : arguments;
            RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. all.Select(argument => argument.TypeHandle)]);
            yield return method.Name;
        }
    }

    /// <summary>Returns the functions and passes, and the instantiations of the shared generic functions that they call.</summary>
    private IEnumerable<MethodInfo> Reached(Type kernels)
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Queue<MethodInfo> left = new(kernels.GetMethods(All).Where(method => method is { IsSpecialName: false, IsGenericMethod: false }));
        HashSet<MethodInfo> seen = [.. left];
        while (left.TryDequeue(out MethodInfo? method))
        {
            yield return method;
            foreach (MethodInfo called in Calls(method).Where(called => called.DeclaringType == kernels && seen.Add(called)))
            {
                left.Enqueue(called);
            }
        }
    }

    /// <summary>Returns the generic methods that a method calls, with their type arguments.</summary>
    private IEnumerable<MethodInfo> Calls(MethodInfo method)
    {
        MethodDefinitionHandle handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
        int address = _image.GetMetadataReader().GetMethodDefinition(handle).RelativeVirtualAddress;
        return new IlWalk(_image.GetMethodBody(address).GetILReader())
            .Calls.Where(call => call.Kind == HandleKind.MethodSpecification)
            .Select(call =>
                method.Module.ResolveMethod(
                    MetadataTokens.GetToken(call),
                    method.DeclaringType!.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                )
            )
            .OfType<MethodInfo>();
    }
}
