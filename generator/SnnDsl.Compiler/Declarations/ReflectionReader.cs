using System.Reflection;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Reads a compiled class at run time. A class that the generator accepts gives the same model here as there, with the
/// same element numbers: the class, its attributes and parameters, each property and its attributes, Forward, then its blocks.
/// </summary>
public static class ReflectionReader
{
    private const string Suffix = "Attribute";

    /// <summary>Reads the class and the blocks that it uses.</summary>
    /// <exception cref="ArgumentException">
    /// The type does not carry <see cref="SpikingNetworkAttribute"/>, or has a Forward that the generator did not read.
    /// </exception>
    public static ClassModel Read(Type type)
    {
        if (!type.IsDefined(typeof(SpikingNetworkAttribute), inherit: false))
        {
            throw new ArgumentException($"The type '{type}' is not a spiking network: it does not carry [SpikingNetwork].", nameof(type));
        }

        int next = 0;
        ClassModel model = ReadClass(type, ref next);
        var types = new List<Type> { type };
        var blocks = new List<ClassModel>();
        for (int i = 0; i < types.Count; i++)
        {
            foreach (Type block in Stages(types[i]).Select(p => p.PropertyType).Where(t => t.IsDefined(typeof(BlockAttribute), inherit: false)))
            {
                if (!types.Contains(block))
                {
                    types.Add(block);
                    blocks.Add(ReadClass(block, ref next));
                }
            }
        }

        return model with { Blocks = blocks.ToEquatableArray() };
    }

    private static ClassModel ReadClass(Type type, ref int next)
    {
        int element = next++;
        EquatableArray<AttributeModel> attributes = ReadAttributes(type, ref next);
        EquatableArray<ParameterModel> parameters = ReadParameters(type, ref next);
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
            element)
        {
            Parameters = parameters,
            Forward = ReadForward(type, ref next),
        };
    }

    /// <summary>
    /// Properties that are stages and blocks, in the order that the generator read them. A class that it did not read has
    /// only properties with layers, in the order of the metadata, which is that of the source.
    /// </summary>
    private static IEnumerable<PropertyInfo> Stages(Type type)
    {
        PropertyInfo[] properties = type.GetProperties(
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        return type.GetCustomAttribute<ParsedAttribute>(inherit: false) is { } parsed
            ? ParsedNames.Split(parsed.Properties).Select(name => properties.First(p => p.Name == name))
            : properties.Where(p => p.IsDefined(typeof(LayerAttribute), inherit: false)).OrderBy(p => p.MetadataToken);
    }

    private static ForwardModel? ReadForward(Type type, ref int next)
    {
        if (type.GetCustomAttribute<ParsedAttribute>(inherit: false) is { } parsed)
        {
            return parsed.Forward.Length == 0 ? null : ForwardText.Read(parsed.Forward, ref next);
        }

        bool hasForward = type.GetMember("Forward", MemberTypes.Method, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0;
        return hasForward
            ? throw new ArgumentException($"The generator did not read Forward of '{type}': build its project with SnnDsl.Generator.", nameof(type))
            : null;
    }

    /// <summary>Parameters of a block's constructor, the longest one.</summary>
    private static EquatableArray<ParameterModel> ReadParameters(Type type, ref int next)
    {
        var parameters = new List<ParameterModel>();
        if (type.IsDefined(typeof(BlockAttribute), inherit: false))
        {
            IEnumerable<ConstructorInfo> constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            foreach (ParameterInfo parameter in constructors.Select(c => c.GetParameters()).OrderByDescending(p => p.Length).First())
            {
                object? fallback = parameter.HasDefaultValue ? ConstantValues.Of(parameter.DefaultValue) : null;
                parameters.Add(new ParameterModel(parameter.Name!, NameOf(parameter.ParameterType), fallback, next++));
            }
        }

        return parameters.ToEquatableArray();
    }

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static PropertyModel ReadProperty(PropertyInfo property, ref int next)
    {
        int element = next++;
        MethodInfo accessor = property.GetMethod ?? property.SetMethod!;
        return new PropertyModel(
            property.Name,
            NameOf(property.PropertyType),
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
            if (attribute.AttributeType.Namespace == nameof(SnnDsl) && attribute.AttributeType != typeof(ParsedAttribute))
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
            if (attribute.ConstructorArguments[i].Value is IReadOnlyList<CustomAttributeTypedArgument> list)
            {
                for (int j = 0; j < list.Count; j++)
                {
                    yield return new ArgumentModel(Invariant.Text(j), ConstantValues.Of(list[j].Value));
                }
            }
            else
            {
                yield return new ArgumentModel(parameters[i].Name!, ConstantValues.Of(attribute.ConstructorArguments[i].Value));
            }
        }

        foreach (CustomAttributeNamedArgument argument in attribute.NamedArguments.OrderBy(a => a.MemberName, StringComparer.Ordinal))
        {
            yield return new ArgumentModel(argument.MemberName, ConstantValues.Of(argument.TypedValue.Value));
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
