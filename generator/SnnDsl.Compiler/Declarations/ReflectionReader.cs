using System.Reflection;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Reads a compiled class at run time. A class that the generator accepts gives the same model here as there, with the
/// same element numbers: the class, its attributes, then each property and its attributes.
/// </summary>
public static class ReflectionReader
{
    private const string Suffix = "Attribute";

    /// <summary>Reads the class.</summary>
    /// <exception cref="ArgumentException">The type does not carry <see cref="SpikingNetworkAttribute"/>.</exception>
    public static ClassModel Read(Type type)
    {
        if (!type.IsDefined(typeof(SpikingNetworkAttribute), inherit: false))
        {
            throw new ArgumentException($"The type '{type}' is not a spiking network: it does not carry [SpikingNetwork].", nameof(type));
        }

        int next = 0;
        int element = next++;
        EquatableArray<AttributeModel> attributes = ReadAttributes(type, ref next);
        var properties = new List<PropertyModel>();
        foreach (PropertyInfo property in Stages(type))
        {
            properties.Add(ReadProperty(property, ref next));
        }

        return new ClassModel(
            SimpleName(type),
            type.Namespace ?? "",
            AccessibilityOf(type),
            IsPartial: true,
            IsSupported(type),
            ContainingTypes(type).ToEquatableArray(),
            attributes,
            properties.ToEquatableArray(),
            element);
    }

    /// <summary>
    /// Properties that carry layers, in the order they are written: the runtime does not promise an order, but the
    /// compiler numbers them in the metadata.
    /// </summary>
    private static IEnumerable<PropertyInfo> Stages(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(p => p.IsDefined(typeof(LayerAttribute), inherit: false))
            .OrderBy(p => p.MetadataToken);

    private static PropertyModel ReadProperty(PropertyInfo property, ref int next)
    {
        int element = next++;
        MethodInfo accessor = property.GetMethod ?? property.SetMethod!;
        return new PropertyModel(
            property.Name,
            property.PropertyType.FullName ?? property.PropertyType.Name,
            AccessibilityOf(accessor.Attributes & MethodAttributes.MemberAccessMask),
            IsPartial: property.SetMethod is null && !accessor.IsVirtual,
            accessor.IsStatic,
            ReadAttributes(property, ref next),
            element);
    }

    private static EquatableArray<AttributeModel> ReadAttributes(MemberInfo member, ref int next)
    {
        var attributes = new List<AttributeModel>();
        foreach (CustomAttributeData attribute in member.GetCustomAttributesData())
        {
            if (attribute.AttributeType.Namespace == nameof(SnnDsl))
            {
                string name = attribute.AttributeType.Name;
                name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
                attributes.Add(new AttributeModel(name, ReadArguments(attribute).ToEquatableArray(), next++));
            }
        }

        return attributes.ToEquatableArray();
    }

    private static IEnumerable<ArgumentModel> ReadArguments(CustomAttributeData attribute)
    {
        ParameterInfo[] parameters = attribute.Constructor.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            yield return new ArgumentModel(parameters[i].Name!, attribute.ConstructorArguments[i].Value!);
        }

        foreach (CustomAttributeNamedArgument argument in attribute.NamedArguments.OrderBy(a => a.MemberName, StringComparer.Ordinal))
        {
            yield return new ArgumentModel(argument.MemberName, argument.TypedValue.Value!);
        }
    }

    private static bool IsSupported(Type type) =>
        type.IsClass && !type.IsAbstract && !type.IsGenericType && !IsRecord(type);

    private static bool IsRecord(Type type) =>
        type.GetMember(type.IsValueType ? "PrintMembers" : "<Clone>$", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0;

    /// <summary>Kind and name of the types around a type, outermost first.</summary>
    private static IEnumerable<string> ContainingTypes(Type type)
    {
        if (type.DeclaringType is not { } outer)
        {
            return [];
        }

        string kind = outer.IsInterface ? "interface" : outer.IsValueType ? "struct" : "class";
        string text = IsRecord(outer) ? $"record {kind} {SimpleName(outer)}" : $"{kind} {SimpleName(outer)}";
        return [.. ContainingTypes(outer), text];
    }

    private static string SimpleName(Type type) => type.Name.Split('`')[0];

    private static string AccessibilityOf(Type type) => !type.IsNested
        ? type.IsPublic ? "public" : "internal"
        : (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.NestedPublic => "public",
            TypeAttributes.NestedAssembly => "internal",
            TypeAttributes.NestedFamily => "protected",
            TypeAttributes.NestedFamORAssem => "protected internal",
            TypeAttributes.NestedFamANDAssem => "private protected",
            _ => "private",
        };

    private static string AccessibilityOf(MethodAttributes access) => access switch
    {
        MethodAttributes.Public => "public",
        MethodAttributes.Assembly => "internal",
        MethodAttributes.Family => "protected",
        MethodAttributes.FamORAssem => "protected internal",
        MethodAttributes.FamANDAssem => "private protected",
        _ => "private",
    };
}
